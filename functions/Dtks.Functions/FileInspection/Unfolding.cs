using System.Buffers;
using System.IO.Compression;
using Dtks.Domain.Evidence;

namespace Dtks.Functions.FileInspection;

/// <summary>Measures what packed bytes unfold to, without keeping it.</summary>
internal static class Unfolding
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>How much zlib data (RFC 1950) unfolds to; as far as it goes where it is damaged.</summary>
    /// <param name="packed">The data, in parts that follow each other.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="FileFaultException">It is a bomb: more than the most.</exception>
    public static long Measure(IReadOnlyList<ReadOnlyMemory<byte>> packed, long most, CancellationToken stop)
    {
        using var parts = new Parts(packed);
        using var zlib = new ZLibStream(parts, CompressionMode.Decompress);
        return Count(zlib, most, stop);
    }

    /// <summary>How much a stream gives; as far as it goes where it is damaged.</summary>
    /// <exception cref="FileFaultException">More than the most.</exception>
    public static long Count(Stream unfolded, long most, CancellationToken stop)
    {
        var (buffer, sum) = (ArrayPool<byte>.Shared.Rent(BufferBytes), 0L);
        try
        {
            int read;
            while ((read = unfolded.Read(buffer, 0, buffer.Length)) > 0)
            {
                stop.ThrowIfCancellationRequested();
                sum += read;
                if (sum > most)
                {
                    throw new FileFaultException(EvidenceViolations.Bomb);
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // What it gave until then counts; of what is packed with a dictionary of its own, or only looks so, nothing.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return sum;
    }

    /// <summary>Measures what follows the first zero and one more byte.</summary>
    public static void MeasureAfterZero(ReadOnlyMemory<byte> note, long most, CancellationToken stop)
    {
        var zero = note.Span.IndexOf((byte)0);
        if (zero >= 0 && zero + 2 < note.Length)
        {
            Measure([note[(zero + 2)..]], most, stop);
        }
    }

    // The parts as one stream.
    private sealed class Parts(IReadOnlyList<ReadOnlyMemory<byte>> parts) : Stream
    {
        private int _part;
        private int _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            while (_part < parts.Count && _at == parts[_part].Length)
            {
                (_part, _at) = (_part + 1, 0);
            }

            if (_part == parts.Count)
            {
                return 0;
            }

            var count = Math.Min(buffer.Length, parts[_part].Length - _at);
            parts[_part].Span.Slice(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
