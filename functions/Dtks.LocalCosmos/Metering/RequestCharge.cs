namespace Dtks.LocalCosmos.Metering;

/// <summary>
/// Request units. The published figures are from "Request Units in Azure Cosmos DB" and "Optimize request cost in Azure
/// Cosmos DB" (learn.microsoft.com/azure/cosmos-db): a point read of 1 KB is 1 and of 100 KB is 10; a write of 1 KB
/// without indexing is 5 and of 100 KB is 50. Between and beyond them the charge is taken as linear.
/// </summary>
internal static class RequestCharge
{
    /// <summary>Published: point read of 1 KB.</summary>
    public const double ReadOfOneKilobyte = 1;

    /// <summary>Published: point read of 100 KB.</summary>
    public const double ReadOfHundredKilobytes = 10;

    /// <summary>Published: write of 1 KB, not indexed.</summary>
    public const double WriteOfOneKilobyte = 5;

    /// <summary>Published: write of 100 KB, not indexed.</summary>
    public const double WriteOfHundredKilobytes = 50;

    /// <summary>Estimate: what one indexed member adds to a write.</summary>
    public const double PerIndexedProperty = 0.2;

    /// <summary>Estimate: the least a query costs.</summary>
    public const double QueryBase = 2.3;

    /// <summary>Estimate: each document a query loads, besides its size.</summary>
    public const double PerLoadedDocument = 0.02;

    /// <summary>Estimate: each KB a query loads.</summary>
    public const double PerLoadedKilobyte = 0.04;

    /// <summary>Estimate: each KB a query returns.</summary>
    public const double PerReturnedKilobyte = 0.1;

    /// <summary>Estimate: a request about databases, containers, ranges or throughput, and a request that finds nothing.</summary>
    public const double Least = 1;

    private const double BytesPerKilobyte = 1024;

    public static double Read(int bytes) => Linear(bytes, ReadOfOneKilobyte, ReadOfHundredKilobytes);

    /// <param name="bytes">Size of the document.</param>
    /// <param name="indexedProperties">Members that the indexing policy covers; 0 when indexing is off.</param>
    public static double Write(int bytes, int indexedProperties) =>
        Round(Linear(bytes, WriteOfOneKilobyte, WriteOfHundredKilobytes) + (indexedProperties * PerIndexedProperty));

    public static double Query(long loadedDocuments, long loadedBytes, long returnedBytes) => Round(
        QueryBase + (loadedDocuments * PerLoadedDocument) + (loadedBytes / BytesPerKilobyte * PerLoadedKilobyte)
        + (returnedBytes / BytesPerKilobyte * PerReturnedKilobyte));

    private static double Linear(int bytes, double one, double hundred)
    {
        var kilobytes = Math.Max(1, Math.Ceiling(bytes / BytesPerKilobyte));
        return Round(one + ((kilobytes - 1) * (hundred - one) / 99));
    }

    private static double Round(double charge) => Math.Round(charge, 2);
}
