namespace Dtks.Domain.Deliberations;

/// <summary>What the minutes (berita acara) state at least (MUS-4).</summary>
/// <param name="Proposals">The number of proposals decided, 0 to 1,000.</param>
/// <param name="Terminations">The number of terminations decided, 0 to 1,000.</param>
public sealed record Minutes(int Proposals, int Terminations);
