namespace Dtks.Functions.FileInspection;

/// <summary>
/// Tells a word that only stands in what a PDF says of itself in XMP, which writers leave unpacked (ISO 32000-1, 14.3.2), from one that is written as a name. No action can be read out of it: not by its
/// dictionary, which says nothing else, and not by who looks for objects without a table, for none begins in it.
/// </summary>
internal static class PdfMetadata
{
    private static ReadOnlySpan<byte> Begin => "stream"u8;

    private static ReadOnlySpan<byte> End => "endstream"u8;

    private static ReadOnlySpan<byte> Spaces => "\0\t\n\f\r "u8;

    /// <summary>Where the XMP ends in which a place lies; negative where it lies in none, or in what could be taken otherwise.</summary>
    /// <param name="file">The file.</param>
    /// <param name="from">Behind where the last object before the place begins.</param>
    /// <param name="place">The place.</param>
    public static int EndOf(ReadOnlySpan<byte> file, int from, int place)
    {
        var begin = file[from..place].IndexOf(Begin);
        if (begin < 0 || !IsMetadata(file.Slice(from, begin)))
        {
            return -1;
        }

        var content = file[(from + begin + Begin.Length)..];
        var length = content.IndexOf(End);
        var end = from + begin + Begin.Length + length;
        return length >= 0 && end > place && !CouldBegin(content[..length]) ? end : -1;
    }

    // One dictionary without texts, comments, filters, files or names that are written otherwise: what it says, it says to every reader.
    private static bool IsMetadata(ReadOnlySpan<byte> between)
    {
        var dictionary = between.Trim(Spaces);
        return dictionary.StartsWith("<<"u8) && dictionary.EndsWith(">>"u8) && dictionary.Count((byte)'<') == 2 && dictionary.Count((byte)'>') == 2
            && !dictionary.ContainsAny("()%#"u8) && dictionary.IndexOf("/F"u8) < 0 && dictionary.Count("/Type"u8) == 1 && dictionary.Count("/Subtype"u8) == 1
            && Says(dictionary, "/Type"u8, "/Metadata"u8) && Says(dictionary, "/Subtype"u8, "/XML"u8);
    }

    private static bool Says(ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> member, ReadOnlySpan<byte> value)
    {
        var after = dictionary[(dictionary.IndexOf(member) + member.Length)..].TrimStart(Spaces);
        return after.StartsWith(value) && (Spaces.Contains(after[value.Length]) || after[value.Length] is (byte)'/' or (byte)'>');
    }

    // The keywords by which an object, or the file's end, begins; not a word that has them in it.
    private static bool CouldBegin(ReadOnlySpan<byte> content)
    {
        for (var at = 0; content[at..].IndexOf("obj"u8) is var next && next >= 0;)
        {
            at += next + 3;
            if ((at == 3 || !char.IsAsciiLetter((char)content[at - 4])) && (at == content.Length || !char.IsAsciiLetter((char)content[at])))
            {
                return true;
            }
        }

        return content.IndexOf("trailer"u8) >= 0;
    }
}
