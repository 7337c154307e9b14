namespace Dtks.Pages.Today;

/// <summary>The days that tasks go by.</summary>
public static class TaskDays
{
    private const int UrgentDays = 3;
    private const int SoonDays = 14;

    /// <summary>How urgent what is due in so many days is.</summary>
    /// <param name="days">The days left; less than 0 when it is late.</param>
    public static TaskUrgency UrgencyOf(int days) => days <= UrgentDays ? TaskUrgency.Urgent : days <= SoonDays ? TaskUrgency.Soon : TaskUrgency.Calm;
}
