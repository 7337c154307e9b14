using Dtks.Domain.LetterScans;

namespace Dtks.Functions.Ratification;

/// <summary>The scans of letters as they were signed by hand (RAT-1); kept by whoever takes uploads.</summary>
public interface ILetterScans
{
    /// <summary>Every scan of a letter that can be read, in the order they were declared, and the ids of those that cannot. A letter without any is not asked for.</summary>
    Task<(IReadOnlyList<ScanState> Read, IReadOnlyList<string> Unreadable)> OfAsync(LetterDocument letter, CancellationToken cancellation);
}
