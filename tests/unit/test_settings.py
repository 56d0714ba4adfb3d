import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from lapor_pwa.settings import InvalidSetting, Settings, from_environment


def test_embedded_defaults_need_nothing_when_nothing_is_set():
    settings = from_environment({})

    assert settings == Settings()
    assert settings.sqlalchemy_url == "sqlite:///.data/lapor.sqlite3"


def test_environment_overrides_the_defaults(tmp_path):
    settings = from_environment(
        {
            "LAPOR_PORT": "9000",
            "LAPOR_DATA_DIR": str(tmp_path),
            "DATABASE_URL": "postgresql://db/lapor",
            "LAPOR_GTTS": "off",
        }
    )

    assert (settings.port, settings.data_dir, settings.gtts) == (9000, tmp_path, False)
    assert settings.sqlalchemy_url == "postgresql://db/lapor"


@pytest.mark.parametrize(
    ("name", "value"),
    [("LAPOR_PORT", "eight"), ("LAPOR_GTTS", "perhaps"), ("LAPOR_SPEECH_ENGINE", "kaldi")],
)
def test_error_names_the_variable_when_a_value_cannot_be_read(name, value):
    with pytest.raises(InvalidSetting, match=name):
        from_environment({name: value})


def test_secret_key_stays_the_same_and_private_when_made_once(tmp_path):
    first = Settings(data_dir=tmp_path).secret_key
    second = Settings(data_dir=tmp_path).secret_key

    assert first == second
    assert len(first) == 32
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_secret_key_is_one_when_many_make_it_at_once(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: Settings(data_dir=tmp_path).secret_key, range(32)))

    assert [len(key) for key in keys] == [32]
    assert [path.name for path in tmp_path.iterdir()] == ["secret.key"]
