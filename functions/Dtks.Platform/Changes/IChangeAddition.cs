namespace Dtks.Platform.Changes;

/// <summary>Something that follows from changes whatever feature makes them, beside what each says itself.</summary>
public interface IChangeAddition
{
    /// <summary>What is added to the change's outbox; null for nothing.</summary>
    OutboxEntry? Of(ChangeSet change, DateTimeOffset at);

    /// <summary>The change was saved, with what was added.</summary>
    void Saved(ChangeSet change, DateTimeOffset at);
}
