using Dtks.Platform.Audit;
using Dtks.Platform.Documents;

namespace Dtks.Platform.Changes;

/// <summary>A change whose consequences this process has not all delivered yet. Its number is not passed over before it is closed.</summary>
public sealed class OpenChange
{
    internal OpenChange(ChangeTicket ticket) => Ticket = ticket;

    /// <summary>Its ticket.</summary>
    public ChangeTicket Ticket { get; }

    internal OpenChangeState State { get; set; }

    /// <summary>When its saving failed, by the clock of changes, and by that of the machine.</summary>
    internal (DateTimeOffset On, long At) Failed { get; set; }

    /// <summary>Where it is saved; null before that is begun.</summary>
    internal Partition? Partition { get; private set; }

    /// <summary>The audit entry that carries its outbox.</summary>
    internal string EntryId { get; private set; } = string.Empty;

    internal Partition Where => Partition ?? throw new InvalidOperationException("Nothing is to be saved yet.");

    /// <summary>What follows from it, less what was delivered since.</summary>
    internal OutboxDocument Outbox { get; set; } = null!;

    /// <summary>It is about to be saved with this entry, which carries this.</summary>
    internal void Carry(Partition partition, AuditDocument entry, IReadOnlyList<OutboxEntry> carried)
    {
        Outbox = OutboxDocument.Of(partition, entry, carried);
        (Partition, EntryId) = (partition, entry.Id);
    }
}

/// <summary>How far an open change is.</summary>
internal enum OpenChangeState
{
    /// <summary>Whoever saves it is at it.</summary>
    Held,

    /// <summary>Whether it was saved was not answered: it may be saved yet.</summary>
    Unanswered,

    /// <summary>Its saving was refused; it was saved only if an earlier try was whose answer was lost.</summary>
    Refused,

    /// <summary>It is saved, and some of it could be neither delivered nor kept.</summary>
    Saved,
}
