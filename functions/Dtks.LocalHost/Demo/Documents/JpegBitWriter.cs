namespace Dtks.LocalHost.Demo.Documents;

/// <summary>Writes the bits of a JPEG scan, most significant first; a byte FF is followed by 00, as the format asks.</summary>
internal sealed class JpegBitWriter(Stream output)
{
    private int _pending;
    private int _count;

    /// <summary>Writes the lowest bits of a value.</summary>
    /// <param name="value">Nothing above the lowest <paramref name="length"/> bits is written.</param>
    /// <param name="length">0..16 bits.</param>
    public void Write(int value, int length)
    {
        for (var bit = length - 1; bit >= 0; bit--)
        {
            _pending = (_pending << 1) | (value >> bit & 1);
            if (++_count == 8)
                Flush();
        }
    }

    /// <summary>Fills the last byte up with ones.</summary>
    public void Finish()
    {
        while (_count != 0)
            Write(1, 1);
    }

    private void Flush()
    {
        output.WriteByte((byte)_pending);
        if (_pending == 0xFF)
            output.WriteByte(0);
        (_pending, _count) = (0, 0);
    }
}
