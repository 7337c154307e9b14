using Dtks.Domain.Appeals;
using Dtks.Domain.Kernel;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Appeals;

/// <summary>How appeals are listed.</summary>
internal static class AppealLists
{
    /// <summary>The list that is asked for.</summary>
    /// <exception cref="ProblemException">400 for a status that there is not.</exception>
    public static OrderedQuery Query(string status, string type)
    {
        if (status.Length == 0)
        {
            return new OrderedQuery("*", $"c.type = '{type}'", "createdOn") { IdStart = AppealCopyDocument.IdStart };
        }

        return WireName.TryParse<AppealStatus>(status, out _)
            ? new OrderedQuery("*", $"c.type = '{type}' AND c.status = @status", "createdOn") { IdStart = AppealCopyDocument.IdStart }.With("@status", status)
            : throw new ProblemException(new Problem(400, "list.status", Args: new Dictionary<string, string> { ["allowed"] = string.Join(", ", WireName.AllOf<AppealStatus>()) }));
    }
}
