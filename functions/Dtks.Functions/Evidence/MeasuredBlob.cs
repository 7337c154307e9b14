using Azure;
using Dtks.Domain.Evidence;

namespace Dtks.Functions.Evidence;

/// <summary>A blob as measured on our side.</summary>
/// <param name="Bytes">Its length, first bytes and digest.</param>
/// <param name="Version">The version that was measured.</param>
/// <param name="Content">All of it, when it is of the declared length; else nothing.</param>
public sealed record MeasuredBlob(UploadedBytes Bytes, ETag Version, ReadOnlyMemory<byte> Content);
