namespace Dtks.LocalCosmos.Metering;

/// <summary>What a request does, as the meter and the faults name it.</summary>
public enum CosmosOperation
{
    /// <summary>Creates an item.</summary>
    Create,

    /// <summary>Reads one item.</summary>
    Read,

    /// <summary>Replaces an item.</summary>
    Replace,

    /// <summary>Creates or replaces an item.</summary>
    Upsert,

    /// <summary>Deletes an item.</summary>
    Delete,

    /// <summary>Patches an item.</summary>
    Patch,

    /// <summary>Runs a transactional or bulk batch.</summary>
    Batch,

    /// <summary>Runs a query over items.</summary>
    Query,

    /// <summary>Asks how a query is to be run.</summary>
    QueryPlan,

    /// <summary>Lists items.</summary>
    ReadFeed,

    /// <summary>Reads the change feed.</summary>
    ChangeFeed,

    /// <summary>Anything about the account, databases, containers, ranges and throughput.</summary>
    Metadata,
}
