using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.Changes;

/// <summary>
/// Numbers the changes of this process and knows which are open, so that what follows from a change need not be written down and taken away
/// for each. How far it has come stands in the <see cref="DelivererDocument"/>: should the process end, what it saved after that is found by
/// the tickets in the audit trail.
/// </summary>
public sealed partial class ChangeLedger(
    DocumentStore store, TimeProvider clock, [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime, ILogger<ChangeLedger> log)
{
    /// <summary>
    /// How long after its document was written a process gives out numbers. Its last change is saved or refused half a minute later; only then
    /// may others take it for ended (<see cref="OutboxRescue.Ended"/>).
    /// </summary>
    public static readonly TimeSpan Holds = TimeSpan.FromSeconds(30);

    /// <summary>How often the document is written while there is something new.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan WriteWaits = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly OpenChanges _changes = new(Guid.NewGuid().ToString("N"));
    private Task<bool> _writing = Task.FromResult(true);
    private volatile Written? _written;
    private volatile Written? _failed;

    /// <summary>The random name of this process, as its tickets and its document have it.</summary>
    public string Instance => _changes.Instance;

    /// <summary>
    /// Begins a change. Null while the document cannot be written: then what follows must be kept in an outbox document.
    /// </summary>
    public async Task<OpenChange?> OpenAsync(CancellationToken cancellation) =>
        IsFresh() || await WriteAsync().WaitAsync(cancellation) ? _changes.Take() : null;

    /// <summary>All that follows from it is delivered, or kept in an outbox document; or it was never saved.</summary>
    public void Close(OpenChange open) => _changes.Close(open);

    /// <summary>It is saved, and what follows could be neither delivered nor kept.</summary>
    public void Leave(OpenChange open) => _changes.Set(open, OpenChangeState.Saved);

    /// <summary>Its saving failed. What is sure to be not saved is closed; of the rest the trail is asked.</summary>
    public void NotSaved(OpenChange open, Exception failure)
    {
        ArgumentNullException.ThrowIfNull(open);
        if (failure is StaleException || open.Partition is null)
        {
            _changes.Close(open);
            return;
        }

        open.Failed = (clock.GetUtcNow(), realTime.GetTimestamp());
        _changes.Set(open, SaveOutcome.IsRefused(failure) ? OpenChangeState.Refused : OpenChangeState.Unanswered);
    }

    /// <summary>How many changes are open, by container.</summary>
    public IReadOnlyDictionary<string, int> Count() => _changes.Count();

    /// <summary>Writes how far this process has come, if there is something new and it was not written for a while.</summary>
    /// <param name="atLeast">The while.</param>
    public Task FlushAsync(TimeSpan atLeast) =>
        _written is { } written && written.Reached != _changes.Reached && Age(written) >= atLeast ? WriteAsync() : Task.CompletedTask;

    /// <summary>The process ends: with nothing open its document goes, else it says how far it came.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        if (_written is null || cancellation.IsCancellationRequested)
        {
            return;
        }

        _written = null;
        var (last, upTo) = _changes.Reached;
        using var bound = new CancellationTokenSource(WriteWaits, realTime);
        try
        {
            await (last == upTo
                ? store.TryDeleteAsync(DelivererDocument.Partition, Instance, etag: null, bound.Token)
                : store.PutAsync(DelivererDocument.Partition, Document(upTo), bound.Token));
        }
        catch (Exception e)
        {
            NotWritten(log, e);
        }
    }

    internal IReadOnlyList<OpenChange> Left() => _changes.Left();

    private bool IsFresh() => _written is { } written && Age(written) is var age && age >= TimeSpan.Zero && age < Holds;

    // By the clock on the wall: that of the machine stands still while the machine does.
    private TimeSpan Age(Written written) => realTime.GetUtcNow() - written.On;

    private Task<bool> WriteAsync()
    {
        lock (_gate)
        {
            return _writing.IsCompleted ? _writing = Task.Run(WriteOnceAsync) : _writing;
        }
    }

    // Not the caller's own request: others wait for it as well.
    private async Task<bool> WriteOnceAsync()
    {
        var next = new Written(realTime.GetUtcNow(), _changes.Reached);
        if (_failed is { } failed && Age(failed) is var age && age >= TimeSpan.Zero && age < Rest)
        {
            return false;
        }

        using var bound = new CancellationTokenSource(WriteWaits, realTime);
        try
        {
            await store.PutAsync(DelivererDocument.Partition, Document(next.Reached.UpTo), bound.Token);
            _written = next;
            return true;
        }
        catch (Exception e)
        {
            _failed = next;
            NotWritten(log, e);
            return false;
        }
    }

    private DelivererDocument Document(long upTo) => new() { Id = Instance, In = DelivererDocument.Partition, UpTo = upTo, At = clock.GetUtcNow() };

    private sealed record Written(DateTimeOffset On, (long Last, long UpTo) Reached);

    [LoggerMessage(Level = LogLevel.Warning, Message = "How far this process has delivered could not be written; until it is, what follows from changes is kept beside them.")]
    private static partial void NotWritten(ILogger log, Exception e);
}
