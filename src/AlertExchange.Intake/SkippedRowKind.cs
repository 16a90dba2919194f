namespace AlertExchange.Intake;

/// <summary>Why a row below the header is not data.</summary>
public enum SkippedRowKind : byte
{
    /// <summary>小计, 合计, 总计.</summary>
    Total = 0,
    /// <summary>单位负责人, 填表人, 说明, ….</summary>
    Footer,
    /// <summary>The header again after a page break.</summary>
    RepeatedHeader,
    /// <summary>甲 乙 1 2 3 of a statistics form.</summary>
    ColumnNumbers,
    /// <summary>A pre-printed number and nothing else.</summary>
    NumberOnly,
}
