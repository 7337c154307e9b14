using System.Collections.Concurrent;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;

namespace Dtks.Platform.Waiting;

/// <summary>
/// Notes that a partition is to be looked at, with each change there that sends a message: once in ten minutes and process, so that a busy
/// village costs no more than one small document then.
/// </summary>
public sealed class NoteLooks(WaitingContainers containers) : IChangeAddition
{
    private const int MostRemembered = 20_000;

    private readonly ConcurrentDictionary<Partition, DateTimeOffset> _noted = new();

    /// <inheritdoc />
    public OutboxEntry? Of(ChangeSet change, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (!IsFor(change))
        {
            return null;
        }

        var look = Look.After(change.Partition, at);
        return _noted.TryGetValue(change.Partition, out var noted) && noted == look.From ? null : look.Deadline().Entry();
    }

    /// <inheritdoc />
    public void Saved(ChangeSet change, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (!IsFor(change))
        {
            return;
        }

        if (_noted.Count >= MostRemembered)
        {
            _noted.Clear();
        }

        _noted[change.Partition] = Look.After(change.Partition, at).From;
    }

    private bool IsFor(ChangeSet change) =>
        containers.Contains(change.Partition.Container) && change.Outbox.Any(entry => entry.Kind == OutboxKind.Message);
}
