namespace Dtks.Domain.Verification;

/// <summary>Why a sheet is to be opened again (VER-8), as it came in; nothing checked.</summary>
/// <param name="Reason">1 to 1,000 characters.</param>
public sealed record SheetReopeningDraft(string? Reason);
