using Dtks.Platform.Problems;

namespace Dtks.Functions.Deliberations;

/// <summary>Why a decision could not be applied.</summary>
internal sealed record ObstacleView(string Code, string Detail, DateTimeOffset FoundOn)
{
    public static ObstacleView? Of(DecisionObstacleDocument? obstacle, MessageCatalogue messages, string language)
    {
        if (obstacle is null)
        {
            return null;
        }

        var because = new Dictionary<string, string> { ["because"] = messages.Text(language, obstacle.Code, obstacle.Args) };
        return new ObstacleView(obstacle.Code, messages.Text(language, "decision.notApplied", because), obstacle.FoundOn);
    }
}
