namespace Dtks.Functions.FileInspection;

/// <summary>A file's bytes, read until its opening is given up: whatever a decoder is at, its next read ends it.</summary>
internal sealed class StoppableStream(ReadOnlyMemory<byte> bytes, CancellationToken stop) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => bytes.Length;

    public override long Position
    {
        get => _position;
        set => _position = (int)Math.Clamp(value, 0, bytes.Length);
    }

    public override int Read(Span<byte> buffer)
    {
        stop.ThrowIfCancellationRequested();
        var count = Math.Min(buffer.Length, bytes.Length - _position);
        bytes.Span.Slice(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int ReadByte()
    {
        if (_position >= bytes.Length)
        {
            return -1;
        }

        if ((_position & 0xFFF) == 0)
        {
            stop.ThrowIfCancellationRequested();
        }

        return bytes.Span[_position++];
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        stop.ThrowIfCancellationRequested();
        return Position = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => _position, _ => bytes.Length };
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
