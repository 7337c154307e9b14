using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>What anyone with the code sees of a proposal: where it stands, what comes next, with whom it lies, by when and since when.</summary>
internal sealed record TrackingView(string TrackingCode, string Status, string Meaning, string Next, string With, LocalDate? DueOn, Instant Since);
