"""Real editing in LibreOffice: macros in a profile of our own, nobody else's.

The macros lie in the profile's own library, so that no document carries any.
"""

import fcntl
import os
import signal
import subprocess
from pathlib import Path

from pipeline.writers.office.converter import find_soffice

MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Desk"
 script:language="StarBasic">
Function Opened(source As String) As Object
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Hidden" : how(0).Value = True
  Opened = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, how())
End Function

Sub Saved(document As Object, target As String)
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName" : how(0).Value = "MS Word 2007 XML"
  document.storeToURL(ConvertToURL(target), how())
  document.close(True)
End Sub

Function At(cell As Object, words As String) As Object
  Dim place As Long
  cursor = cell.Text.createTextCursor()
  cursor.gotoStart(False)
  place = InStr(1, cell.String, words, 0)
  If place = 0 Then Error 5
  cursor.goRight(place - 1, False)
  cursor.goRight(Len(words), True)
  At = cursor
End Function

Sub Work(list As String)
  On Error GoTo Broken
  ' A list of files, each with its orders: kind, cell, words, text, by tabs.
  Dim number As Integer, row As String, parts, document As Object, target As String
  Dim rows
  source = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = CreateUnoService("com.sun.star.io.TextInputStream")
  stream.setInputStream(source.openFileRead(ConvertToURL(list)))
  stream.setEncoding("UTF-8")
  Do While Not stream.isEOF()
    row = Replace(Replace(stream.readLine(), Chr(10), ""), Chr(13), "")
    If row &lt;&gt; "" Then
      parts = Split(row, Chr(9))
      Select Case parts(0)
      Case "open"
        document = Opened(parts(1))
        target = parts(2)
        document.RecordChanges = True
      Case "save"
        Saved(document, target)
      Case "accept"
        Dispatched(document, ".uno:AcceptAllTrackedChanges")
      Case "reject"
        Dispatched(document, ".uno:RejectAllTrackedChanges")
      Case "row"
        document.RecordChanges = False
        document.TextTables.getByIndex(0).Rows.removeByIndex(CInt(parts(1)), 1)
      Case "plain"
        document.RecordChanges = False
        cell = document.TextTables.getByIndex(0).getCellByName(parts(1))
        cursor = At(cell, parts(2))
        cursor.String = parts(3)
        document.RecordChanges = True
      Case Else
        Ordered(document, parts)
      End Select
    End If
  Loop
  stream.closeInput()
  Exit Sub
Broken:
  ' A box with the error would wait for a click that never comes.
  number = FreeFile
  Open ConvertToURL(list &amp; ".error") For Output As #number
  Print #number, row &amp; " : " &amp; Error &amp; " in line " &amp; Erl
  Close #number
  StarDesktop.terminate()
End Sub

Sub Ordered(document As Object, parts)
  cell = document.TextTables.getByIndex(0).getCellByName(parts(1))
  cursor = At(cell, parts(2))
  Select Case parts(0)
  Case "comment"
    note = document.createInstance("com.sun.star.text.textfield.Annotation")
    note.Author = parts(4)
    note.Content = parts(3)
    Dim day As New com.sun.star.util.DateTime
    day.Year = 2026 : day.Month = 11 : day.Day = 20 : day.Hours = 9
    note.DateTimeValue = day
    document.RecordChanges = False
    cell.Text.insertTextContent(cursor, note, True)
    document.RecordChanges = True
  Case "replace"
    cursor.String = parts(3)
  Case "delete"
    cursor.String = ""
  Case "insert"
    cursor.collapseToEnd()
    cell.Text.insertString(cursor, parts(3), False)
  End Select
End Sub

Sub Dispatched(document As Object, command As String)
  Dim none()
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, none())
End Sub
</script:module>
"""

LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Desk"/>
</library:library>
"""


LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library"
 xmlns:xlink="http://www.w3.org/1999/xlink">
 <library:library library:name="Standard" library:link="false"/>
</library:libraries>
"""


class Office:
    """LibreOffice with a profile of its own, which is kept for the next time."""

    def __init__(self, profile: Path, work: Path):
        self.profile, self.work = profile, work
        self.orders: list[str] = []
        work.mkdir(parents=True, exist_ok=True)

    def open(self, content: bytes, name: str) -> Path:
        """Begin with a file; gives the place where it will be saved."""
        source, target = self.work / f"in-{name}", self.work / name
        source.write_bytes(content)
        self.orders.append(f"open\t{source}\t{target}")
        return target

    def order(self, *words: str) -> None:
        self.orders.append("\t".join(words))

    def save(self) -> None:
        self.orders.append("save")

    def run(self, timeout: int = 600) -> None:
        """Do all that was ordered, in one start."""
        library = self.profile / "user/basic/Standard"
        library.mkdir(parents=True, exist_ok=True)
        listing = self.work / "orders.txt"
        listing.write_text("\n".join(self.orders) + "\n", encoding="utf-8")
        self.orders.clear()
        lock = self.profile.with_suffix(".lock")
        with lock.open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            if not (self.profile / "user/registrymodifications.xcu").exists():
                # The first start of a profile only makes it.
                self._start(["--terminate_after_init"], timeout)
            (library / "Desk.xba").write_text(MODULE, encoding="utf-8")
            (library / "script.xlb").write_text(LIBRARY, encoding="utf-8")
            (library.parent / "script.xlc").write_text(LIBRARIES, encoding="utf-8")
            self._start([f"macro:///Standard.Desk.Work({listing})"], timeout)
        fault = listing.with_name(f"{listing.name}.error")
        assert not fault.exists(), fault.read_text(encoding="utf-8", errors="replace")

    def _start(self, words: list[str], timeout: int) -> None:
        command = [
            find_soffice(),
            f"-env:UserInstallation={self.profile.resolve().as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nolockcheck"),
            *words,
        ]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        ) as process:
            try:
                process.wait(timeout)
            except BaseException:
                os.killpg(process.pid, signal.SIGKILL)
                raise

    def convert(self, path: Path, form: str) -> Path:
        """One file in another form, or in the same one as LibreOffice writes it."""
        out = self.work / "converted"
        subprocess.run(
            [
                find_soffice(),
                f"-env:UserInstallation={self.profile.resolve().as_uri()}",
                *("--headless", "--convert-to", form, "--outdir", out, path),
            ],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=300,
            check=False,
        )
        return out / f"{path.stem}.{form.partition(':')[0]}"
