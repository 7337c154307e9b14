using System.Text;

namespace Dtks.LocalHost.Demo.Documents;

/// <summary>Text as a PDF string in WinAnsiEncoding (ISO 32000-1, annex D).</summary>
internal static class PdfText
{
    private const byte NotThere = (byte)'?';

    /// <summary>The marks of WinAnsiEncoding outside Latin-1 that Indonesian names and letters use.</summary>
    private static readonly Dictionary<char, byte> Marks = new()
    {
        ['‘'] = 0x91,
        ['’'] = 0x92,
        ['“'] = 0x93,
        ['”'] = 0x94,
        ['•'] = 0x95,
        ['–'] = 0x96,
        ['—'] = 0x97,
    };

    /// <summary>A literal string with its parentheses; a letter that the encoding lacks becomes a question mark.</summary>
    public static byte[] Literal(string text)
    {
        var bytes = new List<byte>(text.Length + 2) { (byte)'(' };
        foreach (var letter in text)
        {
            if (letter is '(' or ')' or '\\')
                bytes.Add((byte)'\\');
            bytes.Add(Byte(letter));
        }
        bytes.Add((byte)')');
        return [.. bytes];
    }

    /// <summary>
    /// Breaks a text that is too wide at its spaces into lines of at most so many letters, each indented as the first is; a longer
    /// word is cut.
    /// </summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        if (text.Length <= width)
        {
            yield return text;
            yield break;
        }
        var indent = text.Length - text.TrimStart().Length;
        var line = new StringBuilder(text[..indent]);
        var filled = false;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word.Chunk(width - indent)))
        {
            if (filled && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear().Append(' ', indent);
                filled = false;
            }
            line.Append(filled ? " " : string.Empty).Append(word);
            filled = true;
        }
        yield return line.ToString();
    }

    private static byte Byte(char letter) => letter switch
    {
        >= ' ' and <= '~' or >= '\u00A0' and <= '\u00FF' => (byte)letter,
        _ => Marks.GetValueOrDefault(letter, NotThere),
    };
}
