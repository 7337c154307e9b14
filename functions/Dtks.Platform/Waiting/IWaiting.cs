using Dtks.Platform.Documents;

namespace Dtks.Platform.Waiting;

/// <summary>A state in which documents wait for a message, and how they are driven on: by that message again.</summary>
public interface IWaiting
{
    /// <summary>The container that its documents stand in.</summary>
    DocumentContainer Container { get; }

    /// <summary>
    /// The condition on <c>c</c> under which one of its documents may wait, by indexed members; what meets it and does not wait costs a look at its
    /// partition.
    /// </summary>
    string Condition { get; }

    /// <summary>The messages of what waits in a partition. Each may be sent although another like it is on its way: whoever receives it takes it twice
    /// as once.</summary>
    /// <param name="partition">The partition; the only one that is read.</param>
    /// <param name="window">When the documents were written last.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation);
}
