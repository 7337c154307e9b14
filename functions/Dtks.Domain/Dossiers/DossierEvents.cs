using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Dossiers;

/// <summary>Something that happened to a dossier.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record DossierEvent(EventMeta Meta);

/// <summary>It was handed in.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Id">Its id.</param>
/// <param name="Village">The village.</param>
/// <param name="Period">The month.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Deliberation">The deliberation whose admitted proposals it holds, or that settled its sheet.</param>
/// <param name="Rows">How many it holds.</param>
/// <param name="Digest">The digest over its rows.</param>
/// <param name="Replaces">The returned dossier that it takes the place of; null for none.</param>
public sealed record DossierSubmitted(
    EventMeta Meta, string Id, AreaCode Village, string Period, DossierSubject Subject, string Deliberation, int Rows, string Digest, string? Replaces) : DossierEvent(Meta);

/// <summary>The district head endorsed it.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record DossierEndorsed(EventMeta Meta) : DossierEvent(Meta);

/// <summary>Dinas sosial received it.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record DossierReceived(EventMeta Meta) : DossierEvent(Meta);

/// <summary>It was given back to the village.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Reasons">Why.</param>
/// <param name="DeterminedOn">The determination date of its month, where that is over: its sheet stays finalised (RAT-5); null else.</param>
public sealed record DossierReturned(EventMeta Meta, IReadOnlyList<string> Reasons, LocalDate? DeterminedOn = null) : DossierEvent(Meta);

/// <summary>What it held is in the register, or is under it no more (RAT-3); of a sheet, the letter that covers it conforms (RAT-4).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Letter">The letter over its sheet; null of proposals, which go under letters of their own accord.</param>
public sealed record DossierRatified(EventMeta Meta, string? Letter = null) : DossierEvent(Meta);

/// <summary>It was taken back, for its sheet is opened again (VER-8).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record DossierWithdrawn(EventMeta Meta) : DossierEvent(Meta);
