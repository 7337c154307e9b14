namespace Dtks.Platform.Deadlines;

/// <summary>What is done when a deadline of one kind falls due. It may be done twice; it looks at the document as it then stands.</summary>
public interface IDeadlineAction
{
    /// <summary>The kind it serves.</summary>
    string Kind { get; }

    /// <summary>Does it.</summary>
    Task RunAsync(DeadlineInput deadline, CancellationToken cancellation);
}
