using System.Globalization;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Resources;

namespace Dtks.LocalCosmos.Items;

/// <summary>Puts on an answer about items the headers that say which container, range and session it is from.</summary>
internal static class ItemAnswer
{
    public static CosmosResponse About(this CosmosResponse response, ContainerResource container, string rangeId, long sequence) => response
        .With(CosmosHeaders.SessionToken, SessionTokens.Format(rangeId, sequence))
        .With(CosmosHeaders.Sequence, sequence.ToString(CultureInfo.InvariantCulture))
        .With(CosmosHeaders.PartitionKeyRangeId, rangeId)
        .With(CosmosHeaders.AlternateContentPath, container.Link)
        .With(CosmosHeaders.ContentPath, container.ResourceId.ToString());
}
