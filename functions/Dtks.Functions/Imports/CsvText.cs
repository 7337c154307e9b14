using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Dtks.Domain.Imports;

namespace Dtks.Functions.Imports;

/// <summary>Tells in which encoding a text was written: by its byte order mark, by the zeros of UTF-16, as UTF-8 where it is such, and else as Windows does. What is UTF-8 but for a few bytes is neither: read as one or the other it would change names.</summary>
internal static class CsvText
{
    private const int Looked = 256;

    // So many characters of another encoding on end that no name reads so by chance.
    private const int OnEnd = 6;
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The text, without a byte order mark.</summary>
    /// <exception cref="RefusedFileException">It is no text, or one of two encodings.</exception>
    public static string Read(byte[] bytes)
    {
        var (encoding, mark) = EncodingOf(bytes);
        var text = encoding.GetString(bytes, mark, bytes.Length - mark);
        return text.Contains('\0', StringComparison.Ordinal) ? throw new RefusedFileException(ImportViolations.NotText) : text;
    }

    private static (Encoding Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => (Utf8.IsValid(rest) ? Encoding.UTF8 : throw Mixed(bytes), 3),
        [0xFF, 0xFE, .. var rest] => (Whole(rest, isBig: false), 2),
        [0xFE, 0xFF, .. var rest] => (Whole(rest, isBig: true), 2),
        _ when HasZeros(bytes, at: 1) => (Whole(bytes, isBig: false), 0),
        _ when HasZeros(bytes, at: 0) => (Whole(bytes, isBig: true), 0),
        _ when Utf8.IsValid(bytes) => (Encoding.UTF8, 0),
        _ => (HasUtf8(bytes) ? throw Mixed(bytes) : Windows, 0),
    };

    // UTF-16 to its end: not where bytes are left over, or several of its characters on end are two letters of a byte each, or have theirs the other way round.
    private static Encoding Whole(ReadOnlySpan<byte> bytes, bool isBig)
    {
        var (line, run, begun) = (1, 0, 1);
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            var (high, low) = isBig ? (bytes[i], bytes[i + 1]) : (bytes[i + 1], bytes[i]);
            (run, begun) = (low == 0 && high != 0) || (IsLetter(high) && IsLetter(low)) ? (run + 1, run == 0 ? line : begun) : (0, begun);
            if (run == OnEnd)
            {
                throw Mixed(begun);
            }

            line += high == 0 && low == '\n' ? 1 : 0;
        }

        return bytes.Length % 2 == 1 ? throw Mixed(line) : isBig ? Encoding.BigEndianUnicode : Encoding.Unicode;
    }

    private static bool IsLetter(byte one) => one is >= 0x20 and < 0x7F or (byte)'\r' or (byte)'\n';

    // What Windows writes hardly ever reads as a letter of several bytes.
    private static bool HasUtf8(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out _, out var used) == OperationStatus.Done && used > 1)
            {
                return true;
            }

            bytes = bytes[used..];
        }

        return false;
    }

    private static RefusedFileException Mixed(ReadOnlySpan<byte> bytes)
    {
        var line = 1;
        var left = bytes;
        while (!left.IsEmpty && Rune.DecodeFromUtf8(left, out var rune, out var used) == OperationStatus.Done)
        {
            line += rune.Value == '\n' ? 1 : 0;
            left = left[used..];
        }

        return Mixed(line);
    }

    private static RefusedFileException Mixed(int line) => new(ImportViolations.MixedText, ("line", line.ToString(CultureInfo.InvariantCulture)));

    // Of letters and digits in UTF-16 every other byte is zero.
    private static bool HasZeros(ReadOnlySpan<byte> bytes, int at)
    {
        var looked = bytes[..Math.Min(Looked, bytes.Length / 2 * 2)];
        var zeros = 0;
        for (var i = at; i < looked.Length; i += 2)
        {
            zeros += looked[i] == 0 ? 1 : 0;
        }

        return looked.Length > 0 && zeros * 2 > looked.Length * 8 / 10;
    }
}
