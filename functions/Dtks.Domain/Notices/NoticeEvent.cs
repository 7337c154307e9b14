using Dtks.Domain.Kernel;

namespace Dtks.Domain.Notices;

/// <summary>Something that became of a notice.</summary>
/// <param name="Meta">When, by which rule and policy version.</param>
/// <param name="Status">How far it has come with it.</param>
public sealed record NoticeEvent(EventMeta Meta, NoticeStatus Status);
