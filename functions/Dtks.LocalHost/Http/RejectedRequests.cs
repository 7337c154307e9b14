using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Dtks.LocalHost.Http;

/// <summary>
/// Tells why, where Kestrel itself turns a request away (a path with <c>%00</c>, a header it cannot read): it answers with nothing but a status,
/// before anything of this host sees the request.
/// </summary>
internal static class RejectedRequests
{
    /// <summary>Puts a problem into Kestrel's own empty refusals.</summary>
    public static void TellRejected(this ListenOptions listen) => listen.Use(next => connection =>
    {
        connection.Transport = new Transport(connection.Transport.Input, new RejectionWriter(connection.Transport.Output));
        return next(connection);
    });

    private sealed record Transport(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    private sealed class RejectionWriter(PipeWriter inner) : PipeWriter
    {
        private Memory<byte> _given;

        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        // Kestrel writes a whole head at once.
        public override void Advance(int bytes)
        {
            if (Rejection.Told(_given.Span[..Math.Min(bytes, _given.Length)]) is { } told)
                inner.Write(told);
            else
                inner.Advance(bytes);
        }

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

        public override Memory<byte> GetMemory(int sizeHint = 0) => _given = inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
