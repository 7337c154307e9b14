namespace Dtks.Functions.Deliberations;

/// <summary>A concluded deliberation whose decisions take effect, from one of them on.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Deliberation">Its id.</param>
/// <param name="From">The first decision still to be carried out, counted from 0.</param>
/// <param name="Turn">Which of the deliberation's messages it is, from 1; null for one that begins.</param>
public sealed record EffectsMessage(string Village, string Deliberation, int From, int? Turn = null);
