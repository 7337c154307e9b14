namespace Dtks.LocalCosmos.Storage;

/// <summary>A unit of work that waits for the writer.</summary>
internal abstract class CommitUnit
{
    /// <summary>Does the work within the open transaction and keeps the outcome; the store's own failures pass through.</summary>
    public abstract void Run(WriteSession session);

    /// <summary>Tells the caller the outcome: what was written is on the disk now.</summary>
    public abstract void Answer();

    /// <summary>Tells the caller that nothing was written.</summary>
    public abstract void Fail(Exception failure);
}
