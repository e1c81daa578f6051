"""What takes the place of modules that the browser's Python imports and never uses.

Pyodide brings an event loop, an installer of packages, and signatures of functions; Jinja brings
its compiler. Nothing here runs a coroutine, installs a package or compiles a template, and each of
these brings much of the library along: half of its bytes. A stand-in has the names that others
import, and an error at once where one of them is used after all.
"""

import ast

# By module, names that are None: whoever uses one fails at once.
NAMES: dict[str, tuple[str, ...]] = {
    "jinja2.bccache": ("BytecodeCache", "FileSystemBytecodeCache", "MemcachedBytecodeCache"),
    "jinja2.compiler": ("CodeGenerator", "generate"),
    "jinja2.lexer": ("Lexer", "TokenStream", "get_lexer"),
    "jinja2.parser": ("Parser",),
    "sysconfig": ("get_config_var",),
}
# By module, the source of a stand-in that does something.
SOURCES = {
    # Dataclasses with slots ask for `unwrap`, and with a docstring they ask for no signature.
    "inspect": """
class Parameter:
    empty = object()

class Signature:
    pass

def unwrap(member):
    while hasattr(member, "__wrapped__"):
        member = member.__wrapped__
    return member

def left_out(*arguments):
    raise NotImplementedError("inspect is not in the browser")

getattr_static = isawaitable = isclass = iscoroutinefunction = ismethod = signature = left_out
""",
    "asyncio": """
def get_event_loop():
    raise NotImplementedError("asyncio is not in the browser")
""",
    # Pyodide asks it for the texts of functions of its own, which nobody reads here.
    "_pyodide.docstring": """
def get_cmeth_docstring(function):
    return ""
""",
    # It asks for these two paths, and for a list of installed packages. A snapshot expects that the
    # same objects of JavaScript were taken here and by the event loop, in the same order.
    "pyodide._package_loader": """
from pyodide_js import loadedPackages

class Folder:
    def __init__(self, path):
        self.path = path

    def __str__(self):
        return self.path

SITE_PACKAGES = Folder("/lib/python3.14/site-packages")
DSO_DIR = Folder("/usr/lib")

def init_loaded_packages():
    pass
""",
    "pyodide.code": """
from _pyodide._base import eval_code, eval_code_async, find_imports
""",
    "pyodide.webloop": """
from pyodide_js._api import scheduleCallback

def _initialize_event_loop():
    pass
""",
    # It is asked whether a program ends in a semicolon; ours do not.
    "tokenize": """
def generate_tokens(readline):
    return []
""",
    # An error reaches the page as its kind alone; what it says may hold what the reader typed.
    "traceback": """
import sys

def print_exception(kind, error, trace=None):
    while trace:
        code = trace.tb_frame.f_code
        print(code.co_filename, code.co_qualname, file=sys.stderr)
        trace = trace.tb_next
    print(f"{kind.__name__}: {error}", file=sys.stderr)
""",
    # The engine lists its files itself, and time zones lie in a folder.
    "importlib.resources": """
def files(package):
    raise ModuleNotFoundError(f"{package} is not a package of the browser")
""",
}
# By module, lines that another one takes the place of.
LINES = {
    # The signature of a function of JavaScript that has none, without asking `inspect` for it.
    "_pyodide.jsbind": {
        "default_signature = func_to_sig_inner(_default_sig_stencil, None)\n": """
default_signature = JsFuncSignature(
    _default_sig_stencil, False, 0, (), (), py2js_default, (), (), (), py2js_default,
    js2py_default_call_result,
)
"""
    },
    # A filter for addresses, which no template uses, and a lock in a place of one thread.
    "jinja2.utils": {
        "from urllib.parse import quote_from_bytes\n": "",
        "from threading import Lock\n": "from _thread import allocate_lock as Lock\n",
    },
}
# Of these modules only the named classes, with their own source.
ONLY = {"jinja2.nodes": ("EvalContext",)}


def stand_in(path: str, source: str) -> str:
    """The source that goes into the bundle for a module. path: its file's, `source`: its own."""
    module = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    if module in SOURCES:
        return SOURCES[module]
    if module in NAMES:
        return "".join(f"{name} = None\n" for name in NAMES[module])
    for line, other in LINES.get(module, {}).items():
        if line not in source:
            raise ValueError(f"{module} no longer has the line {line}")
        source = source.replace(line, other)
    if module not in ONLY:
        return source
    wanted: list[ast.stmt] = [
        statement
        for statement in ast.parse(source).body
        if isinstance(statement, ast.ClassDef) and statement.name in ONLY[module]
    ]
    return "import typing as t\n" + ast.unparse(ast.Module(wanted, []))
