namespace Dtks.Functions.Operations;

/// <summary>Why an operator lets go of what was set aside.</summary>
/// <param name="Note">Why, 1 to 500 characters; nothing of a person.</param>
public sealed record DismissalDraft(string Note);
