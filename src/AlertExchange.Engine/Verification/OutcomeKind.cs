namespace AlertExchange.Engine.Verification;

/// <summary>核查结论: what a visit found. Numbers are stored: never reuse one.</summary>
public enum OutcomeKind : byte
{
    /// <summary>核实无风险.</summary>
    NoRisk = 1,
    /// <summary>不纳入，持续跟踪: not taken in, looked at again on a day.</summary>
    Tracking = 2,
    /// <summary>拟纳入监测: proposed to be taken in; the recognition procedure follows.</summary>
    TakeIn = 3,
    /// <summary>先行救助: aid first; the procedure stays open.</summary>
    AidFirst = 4,
    /// <summary>数据有误: what the department sent is wrong.</summary>
    DataWrong = 5,
    /// <summary>人员已故.</summary>
    Deceased = 6,
    /// <summary>已迁出.</summary>
    Moved = 7,
    /// <summary>重复: the same matter is settled elsewhere.</summary>
    Duplicate = 8,
}
