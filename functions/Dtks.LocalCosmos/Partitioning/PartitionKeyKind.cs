namespace Dtks.LocalCosmos.Partitioning;

/// <summary>What a partition key value is; the numbers are the markers the service hashes before the value.</summary>
internal enum PartitionKeyKind : byte
{
    Undefined = 0,
    Null = 1,
    False = 2,
    True = 3,
    Number = 5,
    Text = 8,
}
