namespace Dtks.Domain.Verification.Commands;

/// <summary>Close a month that has ended (VER-7). Nothing happens when it was finalised or closed before.</summary>
public sealed record CloseSheet : SheetCommand;
