using System.Numerics;

namespace Dtks.LocalHost.Demo.Documents;

/// <summary>Transforms, quantises and codes the blocks of one colour component of a baseline JPEG.</summary>
/// <param name="bits">Where the scan goes.</param>
/// <param name="quantisers">64 divisors, rows from the top.</param>
/// <param name="dc">Codes for the first coefficient's difference.</param>
/// <param name="ac">Codes for the other coefficients.</param>
internal sealed class JpegBlockCoder(JpegBitWriter bits, byte[] quantisers, HuffmanTable dc, HuffmanTable ac)
{
    private const int Side = 8;
    private const int ZeroRun = 0xF0;
    private const int EndOfBlock = 0x00;

    private static readonly double[] Cosines = MakeCosines();

    private readonly double[] _rows = new double[Side * Side];
    private readonly int[] _quantised = new int[Side * Side];
    private int _lastDc;

    /// <summary>Codes one block.</summary>
    /// <param name="samples">64 samples, rows from the top, shifted to -128..127.</param>
    public void Code(ReadOnlySpan<double> samples)
    {
        Transform(samples);
        CodeDc(_quantised[0]);
        var zeros = 0;
        for (var place = 1; place < Side * Side; place++)
        {
            var value = _quantised[JpegTables.ZigZag[place]];
            if (value == 0)
            {
                zeros++;
                continue;
            }
            for (; zeros >= 16; zeros -= 16)
                WriteSymbol(ac, ZeroRun);
            CodeAc(zeros, value);
            zeros = 0;
        }
        if (zeros > 0)
            WriteSymbol(ac, EndOfBlock);
    }

    /// <summary>The forward cosine transform (T.81, A.3.3), rows and then columns, and the quantisation.</summary>
    private void Transform(ReadOnlySpan<double> samples)
    {
        for (var i = 0; i < _rows.Length; i++)
        {
            var (y, u) = (i / Side, i % Side);
            _rows[i] = 0;
            for (var x = 0; x < Side; x++)
                _rows[i] += samples[(y * Side) + x] * Cosines[(u * Side) + x];
        }
        for (var i = 0; i < _quantised.Length; i++)
        {
            var (v, u) = (i / Side, i % Side);
            var sum = 0.0;
            for (var y = 0; y < Side; y++)
                sum += _rows[(y * Side) + u] * Cosines[(v * Side) + y];
            _quantised[i] = (int)Math.Round(sum / quantisers[i], MidpointRounding.AwayFromZero);
        }
    }

    private void CodeDc(int value)
    {
        var difference = value - _lastDc;
        _lastDc = value;
        var size = Size(difference);
        WriteSymbol(dc, size);
        WriteValue(difference, size);
    }

    private void CodeAc(int zeros, int value)
    {
        var size = Size(value);
        WriteSymbol(ac, (zeros << 4) | size);
        WriteValue(value, size);
    }

    private void WriteSymbol(HuffmanTable table, int symbol)
    {
        var (code, length) = table[symbol];
        bits.Write(code, length);
    }

    /// <summary>A negative value is written as its one's complement (T.81, F.1.2.1).</summary>
    private void WriteValue(int value, int size) => bits.Write(value < 0 ? value - 1 : value, size);

    private static int Size(int value) => 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));

    private static double[] MakeCosines()
    {
        var cosines = new double[Side * Side];
        for (var i = 0; i < cosines.Length; i++)
        {
            var (u, x) = (i / Side, i % Side);
            cosines[i] = (u == 0 ? Math.Sqrt(0.125) : 0.5) * Math.Cos(((2 * x) + 1) * u * Math.PI / (2 * Side));
        }
        return cosines;
    }
}
