namespace Dtks.Functions.Citizens;

/// <summary>A citizen's registration that waits to be compared with the population register.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Registration">Its id.</param>
public sealed record RegistrationMessage(string Village, string Registration);
