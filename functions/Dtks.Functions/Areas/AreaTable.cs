using System.IO.Compression;
using System.Text;

namespace Dtks.Functions.Areas;

/// <summary>The areas in memory (about 3 MB): sorted keys, and the names one after the other as UTF-8 with where each one starts.</summary>
internal sealed class AreaTable
{
    private const string Resource = "Dtks.Functions.Areas.areas.csv.gz";

    private readonly long[] _keys;
    private readonly int[] _starts;
    private readonly byte[] _names;

    private AreaTable(long[] keys, int[] starts, byte[] names) => (_keys, _starts, _names) = (keys, starts, names);

    /// <summary>How many areas there are, the nation not counted.</summary>
    public int Count => _keys.Length;

    /// <summary>The keys, ascending (see <see cref="AreaKey"/>).</summary>
    public ReadOnlySpan<long> Keys => _keys;

    /// <summary>Reads the table that comes with the assembly.</summary>
    /// <exception cref="InvalidDataException">The resource is missing or is not what make-areas.mjs writes.</exception>
    public static AreaTable Load()
    {
        using var resource = typeof(AreaTable).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"The assembly lacks its resource {Resource}.");
        using var unzipped = new GZipStream(resource, CompressionMode.Decompress);
        using var text = new MemoryStream();
        unzipped.CopyTo(text);
        return Read(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    /// <summary>Reads lines "code,name" in UTF-8, ascending by key, each ended by a line feed.</summary>
    /// <exception cref="InvalidDataException">A line is not of that form, out of order, or its code's own part is zero.</exception>
    public static AreaTable Read(ReadOnlySpan<byte> text)
    {
        var (keys, starts, names) = (new List<long>(), new List<int> { 0 }, new List<byte>(text.Length));
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            var comma = line.IndexOf((byte)',');
            if (comma < 0 || !TryKey(line[..comma], out var key) || comma + 1 == line.Length || (keys.Count > 0 && key <= keys[^1]))
                throw new InvalidDataException($"Area data, line {keys.Count + 1}: not \"code,name\" in ascending order.");
            keys.Add(key);
            names.AddRange(line[(comma + 1)..]);
            starts.Add(names.Count);
        }
        return new AreaTable([.. keys], [.. starts], [.. names]);
    }

    /// <summary>The name of the area at that place.</summary>
    public string Name(int index) => Encoding.UTF8.GetString(_names.AsSpan(_starts[index].._starts[index + 1]));

    /// <summary>Where the key stands, or a negative number.</summary>
    public int IndexOf(long key) => Array.BinarySearch(_keys, key);

    /// <summary>The first place whose key is at least that one; <see cref="Count"/> when there is none.</summary>
    public int LowerBound(long key)
    {
        var index = IndexOf(key);
        return index >= 0 ? index : ~index;
    }

    private static bool TryKey(ReadOnlySpan<byte> digits, out long key)
    {
        Span<char> code = stackalloc char[digits.Length <= 10 ? digits.Length : 0];
        key = 0;
        if (code.IsEmpty || Encoding.ASCII.GetChars(digits, code) != digits.Length || !AreaKey.TryParse(code, out key))
            return false;
        return AreaKey.Digits(AreaKey.LevelOf(key)) == digits.Length;
    }
}
