using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>What became of objections (GOV-3), so that nobody is told to make one that was made; kept by whoever takes them in.</summary>
public interface IObjections
{
    /// <summary>Of each of some records of a village the objection that is open or waits for a deliberation, else the latest that was denied; none of those without. Nothing of a person is read.</summary>
    /// <param name="village">The village.</param>
    /// <param name="since">The proposals, removals or households, each with since when it stands as it does: earlier ones were to what was before. At most a hundred.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<IReadOnlyDictionary<string, Objection>> ToAsync(string village, IReadOnlyDictionary<string, Instant> since, CancellationToken cancellation);

    /// <summary>What became of the objection to the assistance that the admission of a proposal withheld, of after an instant; null where none was made.</summary>
    Task<Objection?> ToWithheldAsync(string village, string proposal, Instant since, CancellationToken cancellation);

    /// <summary>What became of the objection to the withdrawal of a card, of the latest; null where none was made.</summary>
    Task<Objection?> ToCardAsync(string village, string card, CancellationToken cancellation);

    /// <summary>The same of one; null for none.</summary>
    async Task<Objection?> ToAsync(string village, string record, Instant since, CancellationToken cancellation) =>
        (await ToAsync(village, new Dictionary<string, Instant> { [record] = since }, cancellation)).GetValueOrDefault(record);
}

/// <summary>An objection that was made.</summary>
/// <param name="IsOpen">Whether it is to be decided; else it was denied.</param>
/// <param name="DueOn">The last day for that.</param>
public sealed record Objection(bool IsOpen, LocalDate DueOn)
{
    /// <summary>Whether it was granted, and the next deliberation is to decide.</summary>
    public bool Awaits { get; init; }

    /// <summary>To assistance that was withheld: what came of it once it was granted, as texts name it; null elsewhere.</summary>
    public string? Result { get; init; }

    /// <summary>The tracking code of the proposal by which that assistance is asked for; null for none.</summary>
    public string? Asked { get; init; }

    /// <summary>How texts name where it stands.</summary>
    public string Name() => Result is { } result ? $"objection{result}" : IsOpen ? "objectionOpen" : Awaits ? "objectionGranted" : "objectionDenied";
}
