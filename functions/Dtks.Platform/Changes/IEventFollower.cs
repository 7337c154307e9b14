namespace Dtks.Platform.Changes;

/// <summary>
/// What else follows from an event that a change tells of, without whoever made the change knowing it. Asked before the change is saved, so
/// that what follows is saved with it.
/// </summary>
public interface IEventFollower
{
    /// <summary>What follows; nothing for most events. Decided by the event alone.</summary>
    /// <param name="happened">An outbox entry of the kind <see cref="OutboxKind.Event"/>: type, subject, data.</param>
    IEnumerable<OutboxEntry> Of(OutboxEntry happened);
}
