using System.Buffers.Binary;

namespace Dtks.LocalHost.Tests.Demo.Documents;

/// <summary>
/// Reads what a baseline JPEG without subsampling holds, by the file's own tables and by nothing of the encoder's: enough of ITU-T T.81
/// to see a picture again.
/// </summary>
internal sealed class BaselineJpegReader
{
    private readonly Dictionary<int, int[]> _quantisers = [];
    private readonly Dictionary<int, Dictionary<(int Length, int Code), byte>> _tables = [];
    private readonly int[] _lastDc = new int[3];
    private byte[] _scan = [];
    private int _bit;
    private double[][] _planes = [];

    public int Width { get; private set; }

    public int Height { get; private set; }

    public static BaselineJpegReader Read(ReadOnlySpan<byte> file)
    {
        var reader = new BaselineJpegReader();
        Check(file[..2].SequenceEqual<byte>([0xFF, 0xD8]) && file[^2..].SequenceEqual<byte>([0xFF, 0xD9]), "start and end of image");
        var at = 2;
        for (byte marker = 0; marker != 0xDA;)
        {
            Check(file[at] == 0xFF, "a marker");
            marker = file[at + 1];
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            reader.Segment(marker, file[(at + 4)..(at + 2 + length)]);
            at += 2 + length;
        }
        reader.Scan(file[at..^2]);
        return reader;
    }

    /// <summary>Red, green and blue of a pixel, by JFIF's conversion.</summary>
    public (double Red, double Green, double Blue) Pixel(int x, int y)
    {
        var stride = (Width + 7) / 8 * 8;
        var (luminance, blue, red) = (_planes[0][(y * stride) + x] + 128, _planes[1][(y * stride) + x], _planes[2][(y * stride) + x]);
        return (luminance + (1.402 * red), luminance - (0.344136 * blue) - (0.714136 * red), luminance + (1.772 * blue));
    }

    private void Segment(byte marker, ReadOnlySpan<byte> content)
    {
        switch (marker)
        {
            case 0xDB:
                for (; content.Length >= 65; content = content[65..])
                    _quantisers[content[0]] = content[1..65].ToArray().Select(value => (int)value).ToArray();
                break;
            case 0xC0:
                (Height, Width) = (BinaryPrimitives.ReadUInt16BigEndian(content[1..]), BinaryPrimitives.ReadUInt16BigEndian(content[3..]));
                break;
            case 0xC4:
                _tables[content[0]] = Codes(content[1..17], content[17..]);
                break;
        }
    }

    private static Dictionary<(int Length, int Code), byte> Codes(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        var (codes, code, next) = (new Dictionary<(int, int), byte>(), 0, 0);
        for (var length = 1; length <= 16; length++, code <<= 1)
        {
            for (var i = 0; i < counts[length - 1]; i++)
                codes.Add((length, code++), symbols[next++]);
        }
        Check(next == symbols.Length, "as many symbols as codes");
        return codes;
    }

    private void Scan(ReadOnlySpan<byte> coded)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < coded.Length; i++)
        {
            bytes.Add(coded[i]);
            if (coded[i] == 0xFF)
                Check(coded[++i] == 0, "00 after FF");
        }
        _scan = [.. bytes];
        var (across, down) = ((Width + 7) / 8, (Height + 7) / 8);
        _planes = [new double[across * down * 64], new double[across * down * 64], new double[across * down * 64]];
        for (var block = 0; block < across * down; block++)
        {
            for (var component = 0; component < 3; component++)
                Place(Block(component), _planes[component], across * 8, block % across * 8, block / across * 8);
        }
        Check((_bit + 7) / 8 == _scan.Length, "no byte left over");
    }

    private int[] Block(int component)
    {
        var table = component == 0 ? 0 : 1;
        var block = new int[64];
        _lastDc[component] += Value(Symbol(_tables[table]));
        block[0] = _lastDc[component] * _quantisers[table][0];
        for (var place = 1; place < 64; place++)
        {
            var symbol = Symbol(_tables[0x10 + table]);
            if (symbol == 0)
                break;
            place += symbol >> 4;
            block[ZigZag(place)] = Value(symbol & 15) * _quantisers[table][place];
        }
        return block;
    }

    private byte Symbol(Dictionary<(int Length, int Code), byte> codes)
    {
        var code = 0;
        for (var length = 1; length <= 16; length++)
        {
            code = (code << 1) | Bit();
            if (codes.TryGetValue((length, code), out var symbol))
                return symbol;
        }
        throw new InvalidDataException("No such code.");
    }

    private int Value(int size)
    {
        var value = 0;
        for (var i = 0; i < size; i++)
            value = (value << 1) | Bit();
        return size > 0 && value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    private int Bit() => _scan[_bit / 8] >> (7 - (_bit++ % 8)) & 1;

    private static void Place(int[] block, double[] plane, int stride, int left, int top)
    {
        for (var i = 0; i < 64; i++)
        {
            var sum = 0.0;
            for (var k = 0; k < 64; k++)
            {
                if (block[k] != 0)
                    sum += block[k] * Wave(k % 8, i % 8) * Wave(k / 8, i / 8);
            }
            plane[((top + (i / 8)) * stride) + left + (i % 8)] = sum;
        }
    }

    private static double Wave(int frequency, int place) =>
        (frequency == 0 ? Math.Sqrt(0.5) : 1) / 2 * Math.Cos(((2 * place) + 1) * frequency * Math.PI / 16);

    /// <summary>The zig-zag walked: up to the right and down to the left along the diagonals.</summary>
    private static int ZigZag(int place)
    {
        var (x, y) = (0, 0);
        for (var i = 0; i < place; i++)
        {
            var up = (x + y) % 2 == 0;
            (x, y) = up
                ? (x == 7 ? (x, y + 1) : (x + 1, Math.Max(y - 1, 0)))
                : (y == 7 ? (x + 1, y) : (Math.Max(x - 1, 0), y + 1));
        }
        return (y * 8) + x;
    }

    private static void Check(bool condition, string what)
    {
        if (!condition)
            throw new InvalidDataException($"Not there: {what}.");
    }
}
