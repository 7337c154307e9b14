namespace Dtks.Flows.Tests.Audit;

/// <summary>
/// What one subject does in the audited story, and what the trail says of it: in a file beside that subject's tests, found by this interface. Chapters go
/// in no order among themselves and share nothing but the scene.
/// </summary>
public interface IAuditedChapter
{
    /// <summary>What every entry of each of its codes says. A code stands with one chapter, though others may come to it.</summary>
    IReadOnlyDictionary<string, AuditedCase> Cases { get; }

    /// <summary>Before the month: what is eligible then in the scene's regency enters the register by one letter, and has sheets in the month.</summary>
    Task PrepareAsync(AuditedScene scene) => Task.CompletedTask;

    /// <summary>In the month.</summary>
    Task TellAsync(AuditedScene scene) => Task.CompletedTask;

    /// <summary>32 days later, when the month has closed and what was left has fallen due.</summary>
    Task EndAsync(AuditedScene scene) => Task.CompletedTask;
}
