using Dtks.Domain.Evidence;

namespace Dtks.Functions.Evidence;

/// <summary>
/// The answer to a declared upload. The link is signed anew for every answer and never stored; it is left out once nothing is awaited any
/// more.
/// </summary>
/// <param name="Id">The upload's id.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="UploadUrl">Where the client PUTs the bytes, once, or block by block.</param>
/// <param name="ExpiresOn">When that link stops working.</param>
public sealed record EvidenceReceipt(string Id, EvidenceStatus Status, Uri? UploadUrl = null, DateTimeOffset? ExpiresOn = null);
