using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>What became of objections (GOV-3), so that nobody is told to make one that was made; kept by whoever takes them in.</summary>
public interface IObjections
{
    /// <summary>The objection to a record of a village that is open, else the latest that was denied; null where there is none. Nothing of a person is read.</summary>
    /// <param name="village">The village.</param>
    /// <param name="record">The proposal, or the removal.</param>
    /// <param name="since">Since when it stands as it does: earlier ones were to what was before.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<Objection?> ToAsync(string village, string record, Instant since, CancellationToken cancellation);
}

/// <summary>An objection that was made.</summary>
/// <param name="IsOpen">Whether it is to be decided; else it was denied.</param>
/// <param name="DueOn">The last day for that.</param>
public sealed record Objection(bool IsOpen, LocalDate DueOn);
