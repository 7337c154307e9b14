using Dtks.Domain.Common;
using Dtks.Domain.Deliberations;
using NodaTime;

namespace Dtks.Domain.Evidence.Commands;

/// <summary>Declare an upload (MUS-6).</summary>
/// <param name="Id">The id it will have.</param>
/// <param name="Deliberation">The deliberation it belongs to.</param>
/// <param name="Draft">What came in.</param>
/// <param name="UploadWindow">How long the bytes are awaited.</param>
/// <param name="By">The village's data officer.</param>
public sealed record DeclareEvidence(
    string Id, DeliberationState Deliberation, EvidenceDraft? Draft, Duration UploadWindow, Actor By) : EvidenceCommand;
