namespace Dtks.Functions.FileInspection;

/// <summary>
/// Tells a word that only stands in a text of a PDF, such as its title, from one that is written as a name (ISO 32000-1, 7.2 and 7.3.4.2). It goes by what
/// readers go by who have no table: from where an object begins on. What could be taken otherwise by one of them counts as written. So does what stands in a stream, but in <see cref="PdfMetadata"/>.
/// </summary>
internal static class PdfText
{
    private static ReadOnlySpan<byte> Object => "obj"u8;

    /// <summary>Whether a word is written anywhere but in texts and in what the file says of itself.</summary>
    public static bool IsWritten(ReadOnlySpan<byte> file, ReadOnlySpan<byte> word, CancellationToken stop)
    {
        // Where the tokens of an object are known to go on; nowhere before the first.
        var known = -1;
        for (var at = 0; file[at..].IndexOf(word) is var next && next >= 0; at = known)
        {
            stop.ThrowIfCancellationRequested();
            at += next;
            var (begun, from) = (LastObject(file, Math.Max(known, 0), at), known);
            from = begun >= 0 ? begun : from;
            known = from < 0 ? -1 : EndOfText(file, from, at);
            known = known < 0 && begun >= 0 ? PdfMetadata.EndOf(file, begun, at) : known;
            if (known < 0)
            {
                return true;
            }
        }

        return false;
    }

    // Behind the text in which a place lies; negative where it lies in none, or that is none for every reader.
    private static int EndOfText(ReadOnlySpan<byte> file, int from, int place)
    {
        for (var at = from; at < place;)
        {
            var next = After(file, at);
            if (next < 0)
            {
                return -1;
            }

            if (next > place)
            {
                return file[at] == '(' && !CouldBeMore(file[at..next]) ? next : -1;
            }

            at = next;
        }

        return -1;
    }

    // The place behind the token that begins at a place; negative where no more of this object follows.
    private static int After(ReadOnlySpan<byte> file, int at) => file[at] switch
    {
        (byte)'(' => AfterText(file, at),
        (byte)'<' when at + 1 < file.Length && file[at + 1] != '<' => Past(file, at, file[at..].IndexOf((byte)'>')),
        (byte)'%' => Past(file, at, file[at..].IndexOfAny((byte)'\r', (byte)'\n')),
        (byte)'s' or (byte)'e' when file[at..].StartsWith("stream"u8) || file[at..].StartsWith("endobj"u8) || file[at..].StartsWith("endstream"u8) => -1,
        (byte)'<' => at + 2,
        _ => at + 1,
    };

    private static int Past(ReadOnlySpan<byte> file, int at, int length) => length < 0 ? file.Length : at + length + 1;

    // Parentheses stand in pairs, or behind a backslash.
    private static int AfterText(ReadOnlySpan<byte> file, int at)
    {
        var open = 0;
        while (file[at..].IndexOfAny((byte)'(', (byte)')', (byte)'\\') is var next && next >= 0)
        {
            at += next;
            open += file[at] switch { (byte)'(' => 1, (byte)')' => -1, _ => 0 };
            at += file[at] == '\\' ? 2 : 1;
            if (open == 0)
            {
                return at;
            }

            if (at >= file.Length)
            {
                break;
            }
        }

        return -1;
    }

    // Who looks for objects without a table finds them in a text, too.
    private static bool CouldBeMore(ReadOnlySpan<byte> text) => LastObject(text, 0, text.Length) >= 0 || text.IndexOf("trailer"u8) >= 0;

    // Behind where the last object before a place begins; negative for none.
    private static int LastObject(ReadOnlySpan<byte> file, int from, int place)
    {
        var before = file[from..place];
        while (before.LastIndexOf(Object) is var at && at >= 0)
        {
            var number = before[..at].TrimEnd("\0\t\n\f\r "u8);
            if (number.Length > 0 && char.IsAsciiDigit((char)number[^1]))
            {
                return from + at + Object.Length;
            }

            before = before[..at];
        }

        return -1;
    }
}
