"""What a page goes on showing when the server has nothing more to say, so that nothing typed into it is lost.

A session that ran out and a restarted server both send an empty report. Forms that vanish with it, or begin
anew, take an officer's unsaved words along. These values live in the page alone (React refs) and end with it.
"""

from typing import Any, TypeVar

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars import VarData

T = TypeVar("T")

_REF = VarData(imports={"react": [ImportVar(tag="useRef")]})


def last_known(value: T, name: str, known: Any) -> T:
    """Return a variable: ``value`` as it was when ``known`` last held; before that, as it is.

    Args:
        value: From a state.
        name: Of the JavaScript constant; one per value.
        known: Whether the value is one to keep; a variable.
    """
    hooks = (
        f"const {name}_ref = useRef(null)",
        f"if ({known!s}) {{ {name}_ref.current = {value!s} }}",
        f"const {name} = {name}_ref.current ?? {value!s}",
    )
    return _var(name, value, hooks, value, known)


def as_of(value: T, name: str, mark: Any) -> T:
    """Return a variable: ``value`` as it was when it was first there after ``mark`` had changed.

    Args:
        value: From a state; what is falsy is not there yet.
        name: Of the JavaScript constant; one per value.
        mark: A variable that changes when the page may go on to a newer value.
    """
    hooks = (
        f"const {name}_ref = useRef({{}})",
        f"if (!{name}_ref.current.value || {name}_ref.current.mark !== {mark!s}) "
        f"{{ {name}_ref.current = {{ mark: {mark!s}, value: {value!s} }} }}",
        f"const {name} = {name}_ref.current.value",
    )
    return _var(name, value, hooks, value, mark)


def _var(name: str, like: Any, hooks: tuple[str, ...], *used: Any) -> Any:
    data = VarData.merge(*(each._get_all_var_data() for each in used), _REF, VarData(hooks=hooks))
    return rx.Var(_js_expr=name, _var_type=like._var_type, _var_data=data).guess_type()
