using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Items;

namespace Dtks.LocalCosmos.Batch;

/// <summary>A row of a batch, checked: the operation, or why there is none.</summary>
internal sealed record BatchCommand(ItemCommand? Command, RequestFailedException? Failure);
