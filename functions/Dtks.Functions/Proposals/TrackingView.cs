using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>What anyone with the code sees of a proposal.</summary>
internal sealed record TrackingView(string TrackingCode, string Status, string Meaning, string Next, LocalDate? DueOn, Instant Since);
