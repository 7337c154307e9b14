namespace Dtks.Functions.Imports;

/// <summary>
/// Has the next part decided while the one before it is being saved: each waits for the store, and neither for the other. Parts of one import know nothing of each other, so it is the same as
/// one after the other. For one message; what was decided ahead and is not asked for is dropped.
/// </summary>
internal sealed class PartsAhead(Func<ImportDocument, int, CancellationToken, Task<DecidedPart>> decide, CancellationToken cancellation) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    private (int Chunk, Task<DecidedPart> Part)? _ahead;

    /// <summary>A part, as it was decided ahead or as it is decided now. Asked for again it is decided again.</summary>
    public async Task<DecidedPart> TakeAsync(ImportDocument import, int chunk)
    {
        if (_ahead is { } ahead && ahead.Chunk == chunk)
        {
            _ahead = null;
            return await ahead.Part;
        }

        await DropAsync();
        return await decide(import, chunk, _ended.Token);
    }

    /// <summary>Begins with a part. What it fails with is told when it is taken.</summary>
    public void Begin(ImportDocument import, int chunk) => _ahead = (chunk, Task.Run(() => decide(import, chunk, _ended.Token), _ended.Token));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await DropAsync();
        _ended.Dispose();
    }

    private async Task DropAsync()
    {
        if (_ahead is { Part: Task part })
        {
            _ahead = null;
            await part.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
