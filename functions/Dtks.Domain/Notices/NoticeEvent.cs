using Dtks.Domain.Kernel;

namespace Dtks.Domain.Notices;

/// <summary>Something that became of a notice.</summary>
/// <param name="Meta">When, by which rule and policy version.</param>
/// <param name="Status">How far it has come with it.</param>
/// <param name="Note">How they were told, where it was in person.</param>
public sealed record NoticeEvent(EventMeta Meta, NoticeStatus Status, string? Note = null);
