namespace Dtks.Functions.Registry;

/// <summary>A village that has recipients, so that the month opens there (VER-2).</summary>
/// <param name="Village">Its code.</param>
/// <param name="Since">When one of its proposals was registered.</param>
public sealed record RecipientVillage(string Village, DateTimeOffset Since);
